package dev.muster.api.report;

import java.util.Locale;

/** The formats of `evaluate`. */
public enum OutputFormat {
    TABLE,
    JSON,
    NDJSON,
    CSV,
    JUNIT;

    public EvaluationWriter writer() {
        return switch (this) {
            case TABLE -> new TableReport();
            case JSON -> new JsonReport();
            case NDJSON -> new NdjsonReport();
            case CSV -> new CsvReport();
            case JUNIT -> new JunitReport();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
