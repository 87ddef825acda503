/** Cases in JSON: a request with its policies in, a decision out. */
@NullMarked
package dev.muster.iam.decision.simulation;

import org.jspecify.annotations.NullMarked;
