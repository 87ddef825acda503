package dev.muster.iam.lint.grammar;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of the document. */
public final class GrammarChecks {

    public static final List<Check> ALL = List.of(
            new DocumentProblems(), new VersionElement(), new StatementIds(), new RequiredElements(), new PolicySize());

    private GrammarChecks() {}
}
