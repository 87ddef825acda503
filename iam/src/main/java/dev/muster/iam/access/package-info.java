/** What principals can do at most and at least, by all policies that apply to them: sets of actions instead of single requests. */
@NullMarked
package dev.muster.iam.access;

import org.jspecify.annotations.NullMarked;
