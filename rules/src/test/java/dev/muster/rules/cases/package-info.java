/** The case folders: small bundles of one control each, with the outcomes that it must give. */
@NullMarked
package dev.muster.rules.cases;

import org.jspecify.annotations.NullMarked;
