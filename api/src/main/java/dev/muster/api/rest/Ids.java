package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.iam.json.Digest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as paths and parameters give them. */
final class Ids {

    private Ids() {}

    /** @throws ProblemException when it is given and has not 12 digits */
    static @Nullable String accountOrNull(@Nullable String account) {
        return account == null ? null : account(account);
    }

    static String account(String account) {
        if (!account.matches("[0-9]{12}")) {
            throw ProblemException.invalid("account", account, "an account id of 12 digits");
        }
        return account;
    }

    /** @throws ProblemException of a thing that is not there: no digest of ours looks otherwise */
    static Digest digest(String kind, String digest) {
        try {
            return Digest.parse(digest);
        } catch (IllegalArgumentException noDigest) {
            throw ProblemException.notFound(kind, digest);
        }
    }

    /** @throws ProblemException of a thing that is not there: no id of ours looks otherwise */
    static UUID uuid(String kind, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noUuid) {
            throw ProblemException.notFound(kind, id);
        }
    }
}
