package dev.muster.rules.parameter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.muster.rules.fact.IpBlock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a parameter's value can be. */
enum ParameterType {
    DAYS("a whole number of days from 1 to 36500", 1, 36_500),
    SECONDS("a whole number of seconds from 0 to 86400", 0, 86_400),
    LENGTH("a length from 1 to 128", 1, 128),
    COUNT("a whole number from 1 to 1000", 1, 1_000),
    TEXT("a text"),
    CHOICE("`role` or `any`"),
    PATTERN("a regular expression of reasonable size (RE2 syntax, which matches in linear time)"),
    ARNS("a list of ARNs"),
    USERS("a list of user names or ARNs"),
    TAG_KEYS("a list of 1 to 6 tag keys that do not begin with `aws:`"),
    CIDRS("a list of IP ranges such as 203.0.113.0/24");

    private final String expected;
    private final long least;
    private final long greatest;

    ParameterType(String expected) {
        this(expected, 0, -1);
    }

    ParameterType(String expected, long least, long greatest) {
        this.expected = expected;
        this.least = least;
        this.greatest = greatest;
    }

    static ParameterType ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String expected() {
        return expected;
    }

    boolean isNumber() {
        return greatest >= least;
    }

    boolean isList() {
        return this == ARNS || this == USERS || this == TAG_KEYS || this == CIDRS;
    }

    /** The number, empty when it is none or out of range. */
    Optional<Long> number(String text) {
        try {
            long number = Long.parseLong(text);
            return number >= least && number <= greatest ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }

    /** Whether a text can be the value. */
    boolean accepts(String text) {
        return switch (this) {
            case CHOICE -> text.equals("role") || text.equals("any");
            case PATTERN -> isPattern(text);
            case TEXT -> true;
            default -> false;
        };
    }

    /** Whether the texts can be the value. */
    boolean accepts(List<String> texts) {
        return switch (this) {
            case ARNS -> texts.stream().allMatch(text -> text.startsWith("arn:"));
            case USERS -> !texts.isEmpty() && texts.stream().noneMatch(String::isBlank);
            case TAG_KEYS ->
                !texts.isEmpty()
                        && texts.size() <= 6
                        && texts.stream().noneMatch(key -> key.isBlank() || isReserved(key));
            case CIDRS -> !texts.isEmpty() && texts.stream().map(IpBlock::of).allMatch(Optional::isPresent);
            default -> false;
        };
    }

    /** AWS reserves the prefix in any combination of upper and lower case. */
    private static boolean isReserved(String tagKey) {
        return tagKey.regionMatches(true, 0, "aws:", 0, "aws:".length());
    }

    private static boolean isPattern(String text) {
        if (text.isEmpty() || text.length() > 1_000 || PatternSize.of(text) > PatternSize.GREATEST) {
            return false;
        }
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException invalid) {
            return false;
        }
    }
}
