package dev.muster.api.sample;

import java.time.LocalDate;

/** Something that happens in the sample's history. */
public record SampleEvent(LocalDate date, String account, String text) {}
