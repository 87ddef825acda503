package dev.muster.api.rest;

import java.util.Comparator;

/** Requirement numbers in the order of people: 1.9 before 1.10. */
final class RequirementNumbers {

    static final Comparator<String> ORDER = Comparator.comparing(RequirementNumbers::padded);

    private RequirementNumbers() {}

    private static String padded(String number) {
        StringBuilder padded = new StringBuilder();
        for (String part : number.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
            padded.append(part.matches("\\d+") ? "0".repeat(Math.max(0, 9 - part.length())) + part : part);
        }
        return padded.toString();
    }
}
