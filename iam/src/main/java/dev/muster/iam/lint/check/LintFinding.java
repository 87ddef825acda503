package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.Position;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something in a policy that is wrong, risky or could be better.
 *
 * @param position null when the text could not be read as far
 * @param message what is wrong here; parts of the policy are quoted in it as they are
 */
public record LintFinding(
        LintCode code, JsonPath path, @Nullable Position position, String message, String fix) {

    /** As the text runs; at one place the gravest first. */
    public static final Comparator<LintFinding> ORDER = Comparator.comparing(
                    LintFinding::position,
                    Comparator.nullsFirst(
                            Comparator.comparingInt(Position::line).thenComparingInt(Position::column)))
            .thenComparing(finding -> finding.code().severity())
            .thenComparing(finding -> finding.code().code())
            .thenComparing(LintFinding::message);
}
