package dev.muster.iam.decision.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A pattern place by place: a character that must stand there, any one character, or a run of any length. */
public final class Tokens {

    static final int ONE = 0x10000;
    static final int RUN = 0x10001;
    static final int ONE_IN_PART = 0x10002;
    static final int RUN_IN_PART = 0x10003;

    /** An ARN has six parts; colons after the fifth belong to the last one. */
    private static final int COLONS = 5;

    private final int[] places;

    private Tokens(int[] places) {
        this.places = places;
    }

    /** The text as a pattern: `*` is a run of any length, `?` exactly one character. */
    public static Tokens ofPattern(String text) {
        return new Builder().pattern(text).build();
    }

    /** The text letter for letter. */
    public static Tokens ofText(String text) {
        return new Builder().text(text).build();
    }

    /**
     * The pattern of an ARN operator: wildcards stay inside their part.
     *
     * <p>IAM JSON policy elements, Condition operators: each of the six colon-delimited components of the ARN is checked separately
     * and each can include wildcards.
     */
    public Tokens insideParts() {
        return inParts(false);
    }

    /**
     * The pattern of a Resource element: wildcards stay inside their part, except a `*` that ends it.
     *
     * <p>IAM JSON policy elements, Resource: if the `*` wildcard is the last character of a resource ARN segment, it can expand to
     * match beyond the colon boundaries.
     */
    public Tokens insidePartsUnlessLast() {
        return inParts(true);
    }

    /** Whether nothing but runs stands in it, so that it matches everything. */
    public boolean matchesEverything() {
        return places.length == 1 && places[0] == RUN;
    }

    /** Whether no wildcard stands in it. */
    public boolean isText() {
        for (int place : places) {
            if (place >= ONE) {
                return false;
            }
        }
        return true;
    }

    /** The letters of tokens without wildcards. */
    public String letters() {
        StringBuilder letters = new StringBuilder(places.length);
        for (int place : places) {
            letters.append((char) place);
        }
        return letters.toString();
    }

    /** Whether it has the six parts of an ARN. */
    public boolean isArn() {
        int colons = 0;
        for (int place : places) {
            colons += place == ':' ? 1 : 0;
        }
        return colons >= COLONS;
    }

    /** The letters of one of the first parts of an ARN, from 0; null where a wildcard stands in it or before it, or it has no end. */
    public @Nullable String writtenPart(int number) {
        StringBuilder letters = new StringBuilder();
        int part = 0;
        for (int place : places) {
            if (place == ':' && part++ == number) {
                return letters.toString();
            }
            if (place >= ONE) {
                return null;
            }
            if (place != ':' && part == number) {
                letters.append((char) place);
            }
        }
        return null;
    }

    /** The places of one ARN part, from 0; the sixth takes the rest. */
    Tokens part(int number) {
        int from = 0;
        for (int part = 0; part < number; part++) {
            from = next(':', from) + 1;
        }
        int to = number == COLONS ? places.length : next(':', from);
        return new Tokens(Arrays.copyOfRange(places, from, to));
    }

    int length() {
        return places.length;
    }

    int at(int place) {
        return places[place];
    }

    /** How many characters a text must have at least to match. */
    int least() {
        int least = 0;
        for (int place : places) {
            least += place == RUN || place == RUN_IN_PART ? 0 : 1;
        }
        return least;
    }

    boolean has(int kind) {
        return next(kind, 0) < places.length;
    }

    private int next(int kind, int from) {
        int place = from;
        while (place < places.length && places[place] != kind) {
            place++;
        }
        return place;
    }

    private Tokens inParts(boolean lastCrosses) {
        int[] inParts = places.clone();
        int colons = 0;
        for (int i = 0; i < places.length && colons < COLONS; i++) {
            if (places[i] == ':') {
                colons++;
            } else if (places[i] == ONE) {
                inParts[i] = ONE_IN_PART;
            } else if (places[i] == RUN) {
                boolean last = i + 1 == places.length || places[i + 1] == ':';
                inParts[i] = last && lastCrosses ? RUN : RUN_IN_PART;
            }
        }
        return new Tokens(inParts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tokens tokens && Arrays.equals(places, tokens.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }

    /** Collects a pattern from pieces in which wildcards count and pieces in which they are letters. */
    public static final class Builder {

        private int[] places = new int[16];
        private int length;

        /** Adds a piece in which `*` and `?` are wildcards. */
        public Builder pattern(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != '*') {
                    add(c == '?' ? ONE : c);
                } else if (length == 0 || places[length - 1] != RUN) {
                    add(RUN);
                }
            }
            return this;
        }

        /** Adds a piece that is taken letter for letter. */
        public Builder text(String text) {
            for (int i = 0; i < text.length(); i++) {
                add(text.charAt(i));
            }
            return this;
        }

        public Tokens build() {
            return new Tokens(Arrays.copyOf(places, length));
        }

        private void add(int place) {
            if (length == places.length) {
                places = Arrays.copyOf(places, 2 * length);
            }
            places[length++] = place;
        }
    }
}
