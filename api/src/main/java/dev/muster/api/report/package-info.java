/** Evaluations as text, JSON, CSV and JUnit XML. */
@NullMarked
package dev.muster.api.report;

import org.jspecify.annotations.NullMarked;
