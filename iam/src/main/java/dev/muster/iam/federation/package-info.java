/** Identity providers outside AWS that an account trusts. */
@NullMarked
package dev.muster.iam.federation;

import org.jspecify.annotations.NullMarked;
