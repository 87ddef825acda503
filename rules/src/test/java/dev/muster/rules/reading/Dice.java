package dev.muster.rules.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Seeded chance. */
final class Dice {

    /** Ages about the limits of the controls. */
    private static final List<Integer> DAYS = List.of(0, 1, 10, 44, 45, 46, 89, 90, 91, 200, 364, 365, 366, 500, 1000);

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From zero to one less. */
    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <T> Optional<T> perhaps(int times, List<T> values) {
        return oneIn(times) ? Optional.of(oneOf(values)) : Optional.empty();
    }

    /** So many at most, each at most once. */
    <T> List<T> some(int most, List<T> values) {
        List<T> chosen = new ArrayList<>();
        int count = values.isEmpty() ? 0 : random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            T value = oneOf(values);
            if (!chosen.contains(value)) {
                chosen.add(value);
            }
        }
        return chosen;
    }

    /** A date that is often a second from a limit, seldom in the future. */
    Instant date(Instant now) {
        if (oneIn(40)) {
            return now.plus(Duration.ofDays(30_000));
        }
        return now.minus(Duration.ofDays(oneOf(DAYS))).plusSeconds(oneOf(List.of(-1, 0, 0, 1)));
    }
}
