/** The sample organization of the demo: five accounts and ninety days, made by a small deterministic generator. */
@NullMarked
package dev.muster.api.sample;

import org.jspecify.annotations.NullMarked;
