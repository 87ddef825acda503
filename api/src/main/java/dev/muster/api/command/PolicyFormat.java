package dev.muster.api.command;

import java.util.Locale;

/** The formats of the commands about policy documents. */
enum PolicyFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
