package dev.muster.api.report;

import java.util.stream.Collectors;

/** Texts that others chose, made safe to show: names, tags and policies may hold control characters. */
public final class DisplayText {

    private static final char REPLACEMENT = '\uFFFD';

    private DisplayText() {}

    /** For a terminal: control characters, and characters that turn the direction of writing, are shown as `\\u001b`. */
    public static String terminal(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** For a terminal, of several lines: as {@link #terminal}, but line ends stay. */
    public static String lines(String text) {
        return text.lines().map(DisplayText::terminal).collect(Collectors.joining(System.lineSeparator()));
    }

    /** For XML 1.0: characters that it cannot hold at all are replaced; markup is escaped by the XML writer. */
    public static String xml(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && c <= 0xD7FF
                                || c >= 0xE000 && c <= 0xFFFD
                                || c >= 0x10000
                        ? c
                        : REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
