package dev.muster.iam.credential;

import org.jspecify.annotations.Nullable;

/** Something by which a user proves who they are, as a list of one user's shows it. */
public interface UserCredential {

    /** Whose it is; null when the answer does not say. */
    @Nullable
    String userName();
}
