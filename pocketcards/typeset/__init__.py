"""An edition becomes finished panels: itemize, order, shape, break lines, fit. The only HarfBuzz user."""
