"""What people see: screens, the kit they are made of, and the frame around them."""

from legalaid_app.ui.kit.singletons import keep_singletons

keep_singletons()
