@NullMarked
package dev.muster.iam.decision.simulation;

import org.jspecify.annotations.NullMarked;
