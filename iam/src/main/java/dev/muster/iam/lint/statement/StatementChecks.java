package dev.muster.iam.lint.statement;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of whole statements. */
public final class StatementChecks {

    public static final List<Check> ALL = List.of(new RedundantStatements(), new ResourcePolicyEscalation());

    private StatementChecks() {}
}
