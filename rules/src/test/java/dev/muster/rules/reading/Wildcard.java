package dev.muster.rules.reading;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of IAM in which a star stands for any text and a question mark for one character, in any case. */
record Wildcard(String pattern) {

    boolean matches(String text) {
        String regex = Arrays.stream(pattern.split(""))
                .map(letter -> switch (letter) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(letter);
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
