/** AWS Organizations and Identity Center: accounts, guardrails, permission sets and assignments. */
@NullMarked
package dev.muster.iam.organization;

import org.jspecify.annotations.NullMarked;
