package dev.muster.iam.reference;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of actions by their numbers in one {@link ServiceReference}.
 *
 * <p>Only the words between the first and the last member are kept: the actions of one service are a few machine words.
 */
public final class ActionSet {

    /** No action. */
    public static final ActionSet EMPTY = new ActionSet(0, new long[0]);

    /** Words before the first one kept are zero. */
    private final int offset;

    private final long[] words;

    private ActionSet(int offset, long[] words) {
        this.offset = offset;
        this.words = words;
    }

    public static ActionSet of(int... numbers) {
        Builder set = new Builder();
        for (int number : numbers) {
            set.add(number);
        }
        return set.build();
    }

    /** The actions from the first number to before the end. */
    public static ActionSet range(int first, int end) {
        if (first >= end) {
            return EMPTY;
        }
        int offset = first >>> 6;
        long[] words = new long[((end - 1) >>> 6) - offset + 1];
        Arrays.fill(words, -1L);
        words[0] &= -1L << first;
        words[words.length - 1] &= -1L >>> -end;
        return new ActionSet(offset, words);
    }

    /** The union. */
    public ActionSet or(ActionSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        int from = Math.min(offset, other.offset);
        long[] union = new long[Math.max(end(), other.end()) - from];
        System.arraycopy(words, 0, union, offset - from, words.length);
        for (int i = 0; i < other.words.length; i++) {
            union[other.offset - from + i] |= other.words[i];
        }
        return new ActionSet(from, union);
    }

    /** The intersection. */
    public ActionSet and(ActionSet other) {
        int from = Math.max(offset, other.offset);
        int to = Math.min(end(), other.end());
        if (from >= to) {
            return EMPTY;
        }
        long[] both = new long[to - from];
        for (int i = 0; i < both.length; i++) {
            both[i] = words[from - offset + i] & other.words[from - other.offset + i];
        }
        return trimmed(from, both);
    }

    /** What is in this set and not in the other. */
    public ActionSet andNot(ActionSet other) {
        int from = Math.max(offset, other.offset);
        int to = Math.min(end(), other.end());
        if (from >= to) {
            return this;
        }
        long[] rest = words.clone();
        for (int i = from; i < to; i++) {
            rest[i - offset] &= ~other.words[i - other.offset];
        }
        return trimmed(offset, rest);
    }

    public boolean contains(int number) {
        int word = (number >>> 6) - offset;
        return word >= 0 && word < words.length && (words[word] & 1L << number) != 0;
    }

    public boolean containsAll(ActionSet other) {
        if (other.isEmpty()) {
            return true;
        }
        if (other.offset < offset || other.end() > end()) {
            return false;
        }
        for (int i = 0; i < other.words.length; i++) {
            if ((other.words[i] & ~words[other.offset - offset + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the two have a member in common. */
    public boolean intersects(ActionSet other) {
        int to = Math.min(end(), other.end());
        for (int i = Math.max(offset, other.offset); i < to; i++) {
            if ((words[i - offset] & other.words[i - other.offset]) != 0) {
                return true;
            }
        }
        return false;
    }

    public int cardinality() {
        int members = 0;
        for (long word : words) {
            members += Long.bitCount(word);
        }
        return members;
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    /** Calls for each number in ascending order. */
    public void forEach(IntConsumer consumer) {
        for (int i = 0; i < words.length; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                consumer.accept((offset + i << 6) + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    /** The numbers in ascending order. */
    public IntStream stream() {
        IntStream.Builder numbers = IntStream.builder();
        forEach(numbers);
        return numbers.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActionSet set && offset == set.offset && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return 31 * offset + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return cardinality() + " actions";
    }

    private int end() {
        return offset + words.length;
    }

    /** Without zero words at the ends, so that equal sets look alike. */
    private static ActionSet trimmed(int offset, long[] words) {
        int from = 0;
        int to = words.length;
        while (from < to && words[from] == 0) {
            from++;
        }
        while (to > from && words[to - 1] == 0) {
            to--;
        }
        if (from == to) {
            return EMPTY;
        }
        return new ActionSet(offset + from, to - from == words.length ? words : Arrays.copyOfRange(words, from, to));
    }

    /** Collects members in any order; a union of many sets costs no set in between. */
    public static final class Builder {
        private long[] words = new long[4];
        private int offset = -1;

        public Builder add(int number) {
            int word = number >>> 6;
            reserve(word, word + 1);
            words[word - offset] |= 1L << number;
            return this;
        }

        public Builder addAll(ActionSet set) {
            if (!set.isEmpty()) {
                reserve(set.offset, set.end());
                for (int i = 0; i < set.words.length; i++) {
                    words[set.offset - offset + i] |= set.words[i];
                }
            }
            return this;
        }

        public ActionSet build() {
            return offset < 0 ? EMPTY : trimmed(offset, words.clone());
        }

        private void reserve(int from, int to) {
            if (offset < 0) {
                offset = from;
            }
            int newOffset = Math.min(offset, from);
            int end = Math.max(offset + words.length, to);
            if (newOffset < offset || end > offset + words.length) {
                int length = Math.max(end - newOffset, newOffset == offset ? 2 * words.length : 0);
                long[] wider = new long[length];
                System.arraycopy(words, 0, wider, offset - newOffset, words.length);
                words = wider;
                offset = newOffset;
            }
        }
    }
}
