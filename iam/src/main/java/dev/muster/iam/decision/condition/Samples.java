package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.Map;
import java.util.function.Function;

/** Takes what tells the possible values of a key apart. */
public interface Samples {

    /** A pattern that some values match. */
    void pattern(Tokens pattern);

    /** A text that some values equal when case is ignored. */
    void foldedText(String text);

    /**
     * Values of a type, one at least of every kind that conditions of this type tell apart, each with another spelling, or itself where
     * there is none: conditions on texts may name one of them.
     */
    void values(String type, Map<String, String> values);

    /** A variable that is held against a text: some values make them fit, each of them a stretch of the text. */
    void variable(ContextKey key, String text, RequestContext context, Function<RequestContext, Truth> fits);

    /** A value of another key, not known either, that this one's values equal letter for letter or do not. */
    void comparedWith(ContextKey key);

    /** Says that more values are told apart than can be given. */
    void incomplete();
}
