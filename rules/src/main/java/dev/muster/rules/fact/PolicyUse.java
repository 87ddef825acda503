package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * Whether one of AWS's policies is in use in the account.
 *
 * @param policy its name, `AWSSupportAccess`
 * @param byRole whether a role has it attached
 * @param byAny whether any user, group or role has
 */
public record PolicyUse(Resource account, String policy, Answer byRole, Answer byAny) {}
