package dev.muster.iam.lint.organization;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of service control and resource control policies. */
public final class OrganizationChecks {

    public static final List<Check> ALL = List.of(
            new ServiceControlGrammar(),
            new ResourceControlGrammar(),
            new ServicePrincipalExemption(),
            new ServiceKeys());

    private OrganizationChecks() {}
}
