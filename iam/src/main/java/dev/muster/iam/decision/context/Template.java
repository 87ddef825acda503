package dev.muster.iam.decision.context;

import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy with its variables.
 *
 * <p>IAM policy elements, Variables and tags: a value that a variable stands for is taken letter for letter; `${*}`, `${?}` and
 * `${$}` stand for these characters; a default follows after a comma in single quotes; only single-valued keys can be variables.
 */
public final class Template {

    private static final int COLONS = 5;

    private final List<Part> parts;
    private final boolean wildcards;

    private Template(List<Part> parts, boolean wildcards) {
        this.parts = List.copyOf(parts);
        this.wildcards = wildcards;
    }

    private sealed interface Part permits Written, Letter, Variable {}

    private record Written(String text) implements Part {}

    private record Letter(String text) implements Part {}

    private record Variable(ContextKey key, @Nullable String otherwise) implements Part {

        @Nullable
        String value(List<String> values) {
            if (values.isEmpty()) {
                return otherwise;
            }
            return values.size() == 1 ? values.get(0) : null;
        }
    }

    /**
     * Reads a text.
     *
     * @param variables the index from which on variables count; beyond the end where none count
     * @param wildcards whether `*` and `?` are wildcards in what is written
     */
    public static Template of(String text, int variables, boolean wildcards) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int next = variables < text.length() ? text.indexOf("${", variables) : -1;
        while (next >= 0) {
            int end = end(text, next + 2);
            Part part = end < 0 ? null : part(text.substring(next + 2, end));
            if (part != null) {
                if (next > from) {
                    parts.add(new Written(text.substring(from, next)));
                }
                parts.add(part);
                from = end + 1;
            }
            next = text.indexOf("${", Math.max(from, next + 2));
        }
        if (from < text.length()) {
            parts.add(new Written(text.substring(from)));
        }
        return new Template(parts, wildcards);
    }

    /** Reads an entry of a Resource element. @param variables whether the policy's version has variables */
    public static Template ofResource(String entry, boolean variables) {
        return of(entry, variables ? resourcePart(entry) : Integer.MAX_VALUE, true);
    }

    /** Whether no variable waits for the request to be filled in. */
    public boolean constant() {
        return parts.stream().noneMatch(Variable.class::isInstance);
    }

    /** The keys of its variables. */
    public Set<ContextKey> keys() {
        Set<ContextKey> keys = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Variable variable) {
                keys.add(variable.key);
            }
        }
        return keys;
    }

    /** Whether it is one variable and nothing else. */
    public boolean isVariable() {
        return parts.size() == 1 && parts.get(0) instanceof Variable;
    }

    /** The tokens of a constant text. */
    public Tokens tokens() {
        Tokens.Builder tokens = new Tokens.Builder();
        for (Part part : parts) {
            write(part, tokens);
        }
        return tokens.build();
    }

    /** The tokens with a run of any length in the place of each variable. */
    public Tokens widest() {
        Tokens.Builder tokens = new Tokens.Builder();
        for (Part part : parts) {
            if (part instanceof Variable) {
                tokens.pattern("*");
            } else {
                write(part, tokens);
            }
        }
        return tokens.build();
    }

    /**
     * Whether the text passes a test once its variables are filled in; never when one of them has no value.
     *
     * <p>IAM policy elements, Variables and tags, Policy variables with no value: the value is effectively null, there is no equal or
     * like value, and a resource with such a variable matches no resource.
     */
    public Truth test(RequestContext context, Predicate<Tokens> test) {
        Tokens.Builder tokens = new Tokens.Builder();
        boolean unknown = false;
        for (Part part : parts) {
            if (part instanceof Variable variable) {
                List<String> values = context.values(variable.key.name());
                if (values == null) {
                    unknown = true;
                    continue;
                }
                String value = variable.value(values);
                if (value == null) {
                    return Truth.FALSE;
                }
                tokens.text(value);
            } else {
                write(part, tokens);
            }
        }
        return unknown ? Truth.UNKNOWN : Truth.of(test.test(tokens.build()));
    }

    private void write(Part part, Tokens.Builder tokens) {
        if (part instanceof Written written && wildcards) {
            tokens.pattern(written.text);
        } else if (part instanceof Written written) {
            tokens.text(written.text);
        } else if (part instanceof Letter letter) {
            tokens.text(letter.text);
        }
    }

    /** IAM policy elements, Variables and tags: a variable can stand only after the fifth colon of the ARN. */
    private static int resourcePart(String entry) {
        int index = -1;
        for (int i = 0; i < COLONS; i++) {
            index = entry.indexOf(':', index + 1);
            if (index < 0) {
                return Integer.MAX_VALUE;
            }
        }
        return index + 1;
    }

    /** Where the variable ends, or -1; no variable begins inside another. */
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i;
            } else if (c == '{' && text.charAt(i - 1) == '$') {
                return -1;
            }
        }
        return -1;
    }

    /** What stands between the braces; null when it is no variable. */
    private static @Nullable Part part(String inner) {
        if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
            return new Letter(inner);
        }
        int comma = inner.indexOf(',');
        String key = comma < 0 ? inner : inner.substring(0, comma);
        if (key.isEmpty() || key.indexOf(' ') >= 0 || key.indexOf('\'') >= 0) {
            return null;
        }
        if (comma < 0) {
            return new Variable(ContextKey.of(key), null);
        }
        String otherwise = inner.substring(comma + 1).strip();
        boolean quoted = otherwise.length() > 1
                && otherwise.charAt(0) == '\''
                && otherwise.indexOf('\'', 1) == otherwise.length() - 1;
        return quoted ? new Variable(ContextKey.of(key), otherwise.substring(1, otherwise.length() - 1)) : null;
    }
}
