package dev.muster.iam.lint.action;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of what a policy allows to do. */
public final class ActionChecks {

    public static final List<Check> ALL = List.of(
            new ActionNames(),
            new RedundantActions(),
            new BroadActions(),
            PassingRoles.passRole(),
            PassingRoles.createServiceLinkedRole(),
            new SensitiveGrants());

    private ActionChecks() {}
}
