package dev.muster.api.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An access key. @param used null when it never was */
record SampleKey(boolean active, Instant created, @Nullable Instant used, String service) {}
