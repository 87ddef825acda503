package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import java.util.List;

/** The checks of principals and trust. */
public final class PrincipalChecks {

    public static final List<Check> ALL = List.of(
            new PrincipalForms(),
            new RedundantPrincipals(),
            new NotPrincipals(),
            new PublicAccess(),
            new ServiceAccess(),
            new TrustActions(),
            new OidcTrust(),
            new AccountTrust());

    private PrincipalChecks() {}
}
