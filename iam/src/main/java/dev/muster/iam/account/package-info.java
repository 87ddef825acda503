/** What an account is beside its identities: its regions, contacts and analyzers. */
@NullMarked
package dev.muster.iam.account;

import org.jspecify.annotations.NullMarked;
