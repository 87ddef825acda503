/** What was done with permissions, and when. */
@NullMarked
package dev.muster.iam.usage;

import org.jspecify.annotations.NullMarked;
