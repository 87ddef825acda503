package dev.muster.store;

import java.util.UUID;

/** A sealed snapshot. @param alreadyThere the same content had been sealed before: nothing was changed */
public record Sealed(UUID id, boolean alreadyThere) {}
