package dev.muster.iam.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The form of a resource type's ARNs, such as `arn:${Partition}:s3:::${BucketName}`: a variable part stands for any text that is not
 * empty, before the fifth colon also without colons.
 *
 * <p>Tells whether a pattern of a policy and this form have a text in common, by walking both at once: linear in the pattern's
 * length, whatever it holds.
 */
final class ArnForm {

    private static final int RUN = -1;
    private static final int ONE = -2;
    private static final int RUN_WITHOUT_COLON = -3;
    private static final int ONE_WITHOUT_COLON = -4;
    private static final int COLONS_OF_AN_ARN = 5;

    private final int[] symbols;
    private final int slashes;

    /** What the sixth part of every such ARN begins with. */
    private final String resourcePrefix;

    private ArnForm(int[] symbols, int slashes, String resourcePrefix) {
        this.symbols = symbols;
        this.slashes = slashes;
        this.resourcePrefix = resourcePrefix;
    }

    static ArnForm of(String form) {
        List<Integer> symbols = new ArrayList<>(form.length());
        int colons = 0;
        int slashes = 0;
        StringBuilder prefix = new StringBuilder();
        boolean literal = true;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            boolean variable = form.startsWith("${", i) && form.indexOf('}', i) > 0;
            boolean header = colons < COLONS_OF_AN_ARN;
            literal &= header || !variable && c != '*';
            if (literal && !header) {
                prefix.append(c);
            }
            if (variable) {
                symbols.add(header ? ONE_WITHOUT_COLON : ONE);
                i = form.indexOf('}', i);
            }
            if (variable || c == '*') {
                symbols.add(header ? RUN_WITHOUT_COLON : RUN);
            } else {
                symbols.add((int) c);
                colons += c == ':' ? 1 : 0;
                slashes += c == '/' ? 1 : 0;
            }
        }
        return new ArnForm(symbols.stream().mapToInt(Integer::intValue).toArray(), slashes, prefix.toString());
    }

    /** How many slashes the variable parts must hold for a pattern to be met: fewer means that the pattern is nearer to this form. */
    int slashesLeftOver(ResourcePattern pattern) {
        return Math.max(0, pattern.slashes() - slashes);
    }

    /** Whether some text has this form and matches the pattern. */
    boolean meets(ResourcePattern pattern) {
        if (pattern.startsOtherwise(resourcePrefix)) {
            return false;
        }
        BitSet places = new BitSet(symbols.length + 1);
        BitSet next = new BitSet(symbols.length + 1);
        enter(places, 0);
        for (int symbol : pattern.symbols()) {
            if (openEnded(places)) {
                return true;
            }
            if (symbol == ResourcePattern.ANY_RUN) {
                places.set(places.nextSetBit(0), symbols.length + 1);
                continue;
            }
            if (symbol == ResourcePattern.ANY_RUN_IN_PART) {
                reachWithinPart(places);
                continue;
            }
            step(places, symbol, next);
            if (next.isEmpty()) {
                return false;
            }
            BitSet before = places;
            places = next;
            next = before;
        }
        return places.get(symbols.length);
    }

    /** Whether the last variable part has begun, which takes whatever is left of the pattern. */
    private boolean openEnded(BitSet places) {
        int last = symbols.length - 1;
        return last >= 0 && symbols[last] == RUN && places.get(last);
    }

    /** Adds all places up to the next colon, which a run within a part does not take. */
    private void reachWithinPart(BitSet places) {
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (place < symbols.length && symbols[place] != ':') {
                places.set(place + 1);
            }
        }
    }

    private void step(BitSet places, int symbol, BitSet next) {
        next.clear();
        for (int place = places.nextSetBit(0);
                place >= 0 && place < symbols.length;
                place = places.nextSetBit(place + 1)) {
            int own = symbols[place];
            if (own == RUN || own == RUN_WITHOUT_COLON && symbol != ':') {
                enter(next, place);
            } else if (own == ONE
                    || own == ONE_WITHOUT_COLON && symbol != ':'
                    || own >= 0 && (own == symbol || symbol == ResourcePattern.ANY_ONE)) {
                enter(next, place + 1);
            }
        }
    }

    /** Adds a place and, because a run may be empty, the places behind it. */
    private void enter(BitSet places, int first) {
        int place = first;
        places.set(place);
        while (place < symbols.length && (symbols[place] == RUN || symbols[place] == RUN_WITHOUT_COLON)) {
            places.set(++place);
        }
    }
}
