do goto a ::b:: goto b ::a:: end ::a:: do goto a end repeat local x goto c local y ::c:: until x
