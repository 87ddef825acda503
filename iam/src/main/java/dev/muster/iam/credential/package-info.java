/** Passwords, access keys, MFA devices, certificates and the account-wide credential facts. */
@NullMarked
package dev.muster.iam.credential;

import org.jspecify.annotations.NullMarked;
