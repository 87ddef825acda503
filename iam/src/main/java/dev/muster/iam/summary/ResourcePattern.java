package dev.muster.iam.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An entry of a Resource element as a sequence of symbols: a character, exactly one of any, or any run of them.
 *
 * <p>A policy variable stands for a run, because its value is known only with the request. In an entry with all six parts of an ARN a
 * wildcard before the last part stays in its part; in a shorter one, such as `arn:aws:s3*`, it reaches on.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM JSON policy elements:
 *     Resource</a>: `*` and `?` may stand anywhere in a part of an ARN
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM policy elements: Variables and tags</a>:
 *     variables need version 2012-10-17; `${*}`, `${?}` and `${$}` are the characters themselves
 */
final class ResourcePattern {

    /** Any run of characters, also none. */
    static final int ANY_RUN = -1;

    /** The same, but without colons. */
    static final int ANY_RUN_IN_PART = -3;

    /** Exactly one character. */
    static final int ANY_ONE = -2;

    private static final int ARN_FIELDS = 6;
    private static final int SERVICE_FIELD = 2;
    private static final int RESOURCE_FIELD = 5;

    private final String text;
    private final int[] symbols;
    private final List<String> fields;
    private final int slashes;

    /** Place of the first symbol of the sixth part; below 0 where there is none. */
    private final int resourceStart;

    private ResourcePattern(String text, int[] symbols, List<String> fields, int slashes, int resourceStart) {
        this.text = text;
        this.symbols = symbols;
        this.fields = List.copyOf(fields);
        this.slashes = slashes;
        this.resourceStart = resourceStart;
    }

    /** Takes any text. @param variables whether the document's version knows policy variables */
    static ResourcePattern of(String text, boolean variables) {
        int[] symbols = new int[text.length()];
        int count = 0;
        int slashes = 0;
        int fieldStart = 0;
        int resourceStart = -1;
        List<String> fields = new ArrayList<>(ARN_FIELDS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = variables && c == '$' ? variableEnd(text, i) : -1;
            int symbol;
            if (end > 0) {
                symbol = end - i == 3 && "*?$".indexOf(text.charAt(i + 2)) >= 0 ? text.charAt(i + 2) : ANY_RUN;
                i = end;
            } else if (c == '*') {
                symbol = ANY_RUN;
            } else {
                symbol = c == '?' ? ANY_ONE : c;
            }
            if (symbol == ':' && fields.size() < ARN_FIELDS - 1) {
                fields.add(text.substring(fieldStart, i));
                fieldStart = i + 1;
                if (fields.size() == RESOURCE_FIELD) {
                    resourceStart = count + 1;
                }
            }
            slashes += symbol == '/' ? 1 : 0;
            if (symbol != ANY_RUN || count == 0 || symbols[count - 1] != ANY_RUN) {
                symbols[count++] = symbol;
            }
        }
        fields.add(text.substring(fieldStart));
        for (int i = 0; i < resourceStart; i++) {
            symbols[i] = symbols[i] == ANY_RUN ? ANY_RUN_IN_PART : symbols[i];
        }
        return new ResourcePattern(text, Arrays.copyOf(symbols, count), fields, slashes, resourceStart);
    }

    String text() {
        return text;
    }

    /** Never to be changed. */
    int[] symbols() {
        return symbols;
    }

    /** Whether it is `*`, which alone covers actions without resource-level permissions. */
    boolean everything() {
        return symbols.length == 1 && symbols[0] == ANY_RUN && text.charAt(0) == '*';
    }

    /** Whether it is an ARN of which only partition and service are said: `arn:aws:cloudfront:*`. */
    boolean endsWithService() {
        return fields.size() == SERVICE_FIELD + 2
                && fields.get(SERVICE_FIELD + 1).equals("*");
    }

    /** The parts between colons, as written; the sixth holds all further ones. */
    List<String> fields() {
        return fields;
    }

    /** Whether the sixth part of every match begins with another text than that, as far as can be told at once. */
    boolean startsOtherwise(String prefix) {
        if (resourceStart < 0) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            int symbol = resourceStart + i < symbols.length ? symbols[resourceStart + i] : prefix.charAt(i);
            if (symbol < 0) {
                return false;
            }
            if (symbol != prefix.charAt(i)) {
                return true;
            }
        }
        return false;
    }

    /** How many slashes every match has. */
    int slashes() {
        return slashes;
    }

    /** The place of the closing brace; below 0 where no variable begins. */
    private static int variableEnd(String text, int at) {
        if (!text.startsWith("${", at)) {
            return -1;
        }
        int end = text.indexOf('}', at);
        return end > at + 2 ? end : -1;
    }
}
