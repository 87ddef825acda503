/** What lives in an account's IAM: users, groups, roles and policies. */
@NullMarked
package dev.muster.iam.identity;

import org.jspecify.annotations.NullMarked;
