package dev.muster.iam.comparison;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ends a comparison that would take too long: its work grows with the product of what differs in the two documents. */
final class WorkLimit {

    /** The largest policy of AWS itself has 135,000, and of others none may have a third of it. */
    private static final long MOST_CHARACTERS = 200_000;

    private static final long MOST_COMPARISONS = 2_000_000;

    private long done;

    /** @throws TooLargeToCompareException when the texts of the document are longer together than AWS accepts */
    static void checkSize(Policy policy) {
        long characters = policy.statements().stream()
                .flatMap(WorkLimit::texts)
                .mapToLong(String::length)
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw new TooLargeToCompareException();
        }
    }

    /** @throws TooLargeToCompareException when it is too many with those before */
    void count(long comparisons) {
        done += comparisons;
        if (done > MOST_COMPARISONS) {
            throw new TooLargeToCompareException();
        }
    }

    private static Stream<String> texts(Statement statement) {
        return Stream.of(
                        Stream.of(
                                        statement.action(),
                                        statement.notAction(),
                                        statement.resource(),
                                        statement.notResource())
                                .flatMap(List::stream),
                        principals(statement.principal()),
                        principals(statement.notPrincipal()),
                        statement.conditions().stream().flatMap(WorkLimit::texts))
                .flatMap(texts -> texts);
    }

    private static Stream<String> texts(Condition condition) {
        return Stream.concat(Stream.of(condition.key()), condition.values().stream());
    }

    private static Stream<String> principals(@Nullable Principals principals) {
        return principals == null
                ? Stream.empty()
                : principals.byType().values().stream().flatMap(Collection::stream);
    }
}
