/** Reading of AWS answers into records: typed members, warnings about what is unknown. */
@NullMarked
package dev.muster.iam.answer;

import org.jspecify.annotations.NullMarked;
