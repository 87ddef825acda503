package dev.muster.iam.decision.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The shape of the ARNs of one type of resource, such as `arn:aws:s3:::${BucketName}/${ObjectName}`: a variable part stands for any text
 * that is not empty, before the fifth colon also without colons.
 *
 * <p>Held against a pattern of a Resource element, both walked at once: in time linear in the pattern, whatever it holds.
 */
public final class ArnShape {

    private static final int SOME = -1;
    private static final int SOME_IN_PART = -2;
    private static final int COLONS = 5;
    private static final String PARTITION = "${Partition}";

    /** Characters, and stretches of which each stands for one character or more. */
    private final int[] places;

    private ArnShape(int[] places) {
        this.places = places;
    }

    /** Reads the forms of a type, of which the reference writes several as one, with commas between; within one partition. */
    public static List<ArnShape> all(String forms, String partition) {
        List<ArnShape> all = new ArrayList<>();
        for (String form : forms.split(", ")) {
            all.add(of(form.replace(PARTITION, partition)));
        }
        return List.copyOf(all);
    }

    private static ArnShape of(String form) {
        int[] places = new int[form.length()];
        int length = 0;
        int colons = 0;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            int end = form.startsWith("${", i) ? form.indexOf('}', i) : -1;
            if (end > 0 || c == '*') {
                places[length++] = colons < COLONS ? SOME_IN_PART : SOME;
                i = Math.max(i, end);
            } else {
                places[length++] = c;
                colons += c == ':' ? 1 : 0;
            }
        }
        return new ArnShape(Arrays.copyOf(places, length));
    }

    /** Whether some ARN of this form matches the pattern. */
    public boolean meets(Tokens pattern) {
        BitSet reached = new BitSet(places.length + 1);
        reached.set(0);
        for (int i = 0; i < pattern.length() && !reached.isEmpty(); i++) {
            if (openEnded(reached)) {
                return true;
            }
            int token = pattern.at(i);
            reached = token == Tokens.RUN || token == Tokens.RUN_IN_PART
                    ? afterRun(reached, token == Tokens.RUN)
                    : afterOne(reached, token);
        }
        return reached.get(places.length);
    }

    /**
     * How many slashes the variable parts must hold for the pattern to be met: with fewer, the pattern is nearer to this shape than to
     * others of the same service, whose names rarely hold slashes.
     */
    public int slashesLeftOver(Tokens pattern) {
        int slashes = 0;
        for (int i = 0; i < pattern.length(); i++) {
            slashes += pattern.at(i) == '/' ? 1 : 0;
        }
        for (int place : places) {
            slashes -= place == '/' ? 1 : 0;
        }
        return Math.max(0, slashes);
    }

    /** Whether it is sure that every ARN of this form matches the pattern: each of its variable parts lies within one `*`. */
    public boolean within(Tokens pattern) {
        if (pattern.least() > places.length) {
            return false;
        }
        BitSet reached = new BitSet(pattern.length() + 1);
        reached.set(0);
        passRuns(pattern, reached);
        for (int place : places) {
            BitSet next = new BitSet(pattern.length() + 1);
            for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
                int token = pattern.at(at);
                if (token == Tokens.RUN || token == Tokens.RUN_IN_PART && place != ':' && place != SOME) {
                    next.set(at);
                } else if (token == place || place >= 0 && takes(token, place)) {
                    next.set(at + 1);
                }
            }
            if (next.isEmpty()) {
                return false;
            }
            passRuns(pattern, next);
            reached = next;
        }
        return reached.get(pattern.length());
    }

    /** Whether the last variable part has begun, which takes whatever is left of the pattern. */
    private boolean openEnded(BitSet reached) {
        int last = places.length - 1;
        return last >= 0 && places[last] == SOME && reached.get(last);
    }

    /** A run may be empty: whoever stands before it stands behind it too. */
    private static void passRuns(Tokens pattern, BitSet reached) {
        for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
            int token = pattern.at(at);
            if (token == Tokens.RUN || token == Tokens.RUN_IN_PART) {
                reached.set(at + 1);
            }
        }
    }

    private static boolean takes(int token, int character) {
        return token == character || token == Tokens.ONE || token == Tokens.ONE_IN_PART && character != ':';
    }

    /** The places of the form that are reached after any characters; inside a variable part one stands before it again. */
    private BitSet afterRun(BitSet reached, boolean anyColon) {
        BitSet after = new BitSet(places.length + 1);
        if (anyColon) {
            after.set(reached.nextSetBit(0), places.length + 1);
            return after;
        }
        after.or(reached);
        for (int at = after.nextSetBit(0); at >= 0 && at < places.length; at = after.nextSetBit(at + 1)) {
            if (places[at] != ':') {
                after.set(at + 1);
            }
        }
        return after;
    }

    private BitSet afterOne(BitSet reached, int token) {
        BitSet after = new BitSet(places.length + 1);
        for (int at = reached.nextSetBit(0); at >= 0 && at < places.length; at = reached.nextSetBit(at + 1)) {
            int place = places[at];
            if (place >= 0) {
                if (takes(token, place)) {
                    after.set(at + 1);
                }
            } else if (place == SOME || token != ':') {
                after.set(at);
                after.set(at + 1);
            }
        }
        return after;
    }
}
