/** Decides whether AWS would allow a request, from the policies that apply to it and what is known of it. */
@NullMarked
package dev.muster.iam.decision;

import org.jspecify.annotations.NullMarked;
