package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.Set;

/** The values that a condition names for its key, and how a request's value is held against them. */
sealed interface ValueTest
        permits TextValues,
                FoldedTextValues,
                PatternValues,
                NumberValues,
                DateValues,
                BooleanValues,
                BinaryValues,
                AddressValues {

    /** Whether one of the values matches; a value of the request that is of another type matches none. */
    Truth matches(String value, RequestContext context);

    /** The keys of variables in the values. */
    default Set<ContextKey> keys() {
        return Set.of();
    }

    /** Whether the value of a variable, wherever it stands, is held letter for letter against the request's whole value. */
    default boolean comparesLetters(ContextKey variable) {
        return false;
    }

    /** Gives samples of request values so that every outcome, alone and together with other conditions, is among them. */
    void sample(RequestContext context, Samples samples);
}
