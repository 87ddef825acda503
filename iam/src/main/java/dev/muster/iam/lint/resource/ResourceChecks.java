package dev.muster.iam.lint.resource;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of resources. */
public final class ResourceChecks {

    public static final List<Check> ALL = List.of(
            new ArnSyntax(),
            new ArnOfType(),
            new RedundantResources(),
            new BroadResources(),
            new ActionsAndResources());

    private ResourceChecks() {}
}
