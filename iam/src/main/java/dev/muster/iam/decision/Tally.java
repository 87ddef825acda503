package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.Grant;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.policy.Effect;

/** What the policies of one layer say of a request. */
final class Tally {

    private Truth deny = Truth.FALSE;
    private Truth account = Truth.FALSE;
    private Truth role = Truth.FALSE;
    private Truth direct = Truth.FALSE;

    void count(Effect effect, Grant grant, Truth applies) {
        if (effect == Effect.DENY) {
            deny = deny.or(applies);
            return;
        }
        switch (grant) {
            case ACCOUNT -> account = account.or(applies);
            case ROLE -> role = role.or(applies);
            case DIRECT -> direct = direct.or(applies);
            case NONE -> {}
        }
    }

    void count(DocumentState document) {
        switch (document) {
            case UNKNOWN -> {
                deny = deny.or(Truth.UNKNOWN);
                account = account.or(Truth.UNKNOWN);
                role = role.or(Truth.UNKNOWN);
                direct = direct.or(Truth.UNKNOWN);
            }
            case DENIES -> deny = Truth.TRUE;
            case ALLOWS_ACCOUNT -> account = Truth.TRUE;
            case ALLOWS_ROLE -> role = Truth.TRUE;
            case ALLOWS -> direct = Truth.TRUE;
            case SILENT -> {}
        }
    }

    Truth deny() {
        return deny;
    }

    /** Whether the caller is allowed by whichever name. */
    Truth allow() {
        return account.or(role).or(direct);
    }

    /** Whether what the caller's session was made from is allowed. */
    Truth role() {
        return role;
    }

    /** Whether the caller itself, or everyone, is allowed. */
    Truth direct() {
        return direct;
    }
}
