/** The limits and lists that controls compare with: defaults of the catalogue, changed by one YAML file. */
@NullMarked
package dev.muster.rules.parameter;

import org.jspecify.annotations.NullMarked;
