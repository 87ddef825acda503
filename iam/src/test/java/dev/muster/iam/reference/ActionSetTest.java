package dev.muster.iam.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionSetTest {

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "0,64", "0,65", "63,64", "63,65", "64,128", "5,300", "7,3"})
    void aRangeHoldsItsFirstAndNotItsEnd(int first, int end) {
        assertThat(ActionSet.range(first, end).stream().boxed())
                .containsExactlyElementsOf(IntStream.range(first, end).boxed().toList());
    }

    @Test
    void agreesWithTreeSets() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Set<Integer> one = some(random);
            Set<Integer> other = some(random);
            ActionSet a = set(one);
            ActionSet b = set(other);
            Set<Integer> union = new TreeSet<>(one);
            union.addAll(other);
            Set<Integer> both = new TreeSet<>(one);
            both.retainAll(other);
            Set<Integer> rest = new TreeSet<>(one);
            rest.removeAll(other);

            assertThat(members(a)).isEqualTo(one);
            assertThat(members(a.or(b))).isEqualTo(union);
            assertThat(members(a.and(b))).isEqualTo(both);
            assertThat(members(a.andNot(b))).isEqualTo(rest);
            assertThat(a.or(b)).isEqualTo(set(union)).hasSameHashCodeAs(set(union));
            assertThat(a.and(b)).isEqualTo(set(both)).hasSameHashCodeAs(set(both));
            assertThat(a.andNot(b)).isEqualTo(set(rest)).hasSameHashCodeAs(set(rest));
            assertThat(new ActionSet.Builder().addAll(a).addAll(b).build()).isEqualTo(set(union));
            assertThat(a.intersects(b)).isEqualTo(!both.isEmpty());
            assertThat(a.containsAll(b)).isEqualTo(one.containsAll(other));
            assertThat(a.or(b).containsAll(b)).isTrue();
            assertThat(a.cardinality()).isEqualTo(one.size());
            assertThat(a.isEmpty()).isEqualTo(one.isEmpty());
            for (int number = 0; number < 400; number++) {
                assertThat(a.contains(number)).isEqualTo(one.contains(number));
            }
        }
    }

    @Test
    void aBuilderStaysUsableAfterBuilding() {
        ActionSet.Builder builder = new ActionSet.Builder().add(500);
        ActionSet first = builder.build();
        builder.add(3).add(9_000);
        assertThat(members(first)).containsExactly(500);
        assertThat(members(builder.build())).containsExactly(3, 500, 9_000);
    }

    private static Set<Integer> some(Random random) {
        int bound = 1 + random.nextInt(400);
        return random.ints(random.nextInt(8), 0, bound).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static ActionSet set(Set<Integer> numbers) {
        return ActionSet.of(numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Set<Integer> members(ActionSet set) {
        return set.stream().boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
