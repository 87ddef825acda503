package dev.muster.api.report;

import java.util.Locale;

/** The formats of `evaluate`. */
public enum OutputFormat {
    TABLE(new TableReport()),
    JSON(new JsonReport()),
    NDJSON(new NdjsonReport()),
    CSV(new CsvReport()),
    JUNIT(new JunitReport());

    private final EvaluationWriter writer;

    OutputFormat(EvaluationWriter writer) {
        this.writer = writer;
    }

    public EvaluationWriter writer() {
        return writer;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
