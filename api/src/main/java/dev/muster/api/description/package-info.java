/** The description of the API in OpenAPI, as far as it does not follow from signatures. */
@NullMarked
package dev.muster.api.description;

import org.jspecify.annotations.NullMarked;
