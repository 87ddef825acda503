/** Who is an administrator: tests. */
@NullMarked
package dev.muster.iam.administrator;

import org.jspecify.annotations.NullMarked;
