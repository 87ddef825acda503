/** Who is an administrator. */
@NullMarked
package dev.muster.iam.administrator;

import org.jspecify.annotations.NullMarked;
