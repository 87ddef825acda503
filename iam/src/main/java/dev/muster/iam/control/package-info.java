/** What every module says about judgement: controls, findings and evaluations. */
@NullMarked
package dev.muster.iam.control;

import org.jspecify.annotations.NullMarked;
